package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendpma.config.Given.given;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendpma.conf.Position;
import org.opendpma.site.Cidr;
import org.opendpma.site.ExternalLine;
import org.opendpma.site.General;
import org.opendpma.site.Host;
import org.opendpma.site.Line;
import org.opendpma.site.LineCredentials;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.Network;
import org.opendpma.site.Origin;
import org.opendpma.site.Phone;
import org.opendpma.site.RegistrationTimers;
import org.opendpma.site.Samples;
import org.opendpma.site.Secret;
import org.opendpma.site.Setting;
import org.opendpma.site.SipTransport;

/** What holds where nothing is written, and what becomes a setting of the phone where something is. */
class DefaultsTest {
    @Test
    void anEmptyGeneralSection() {
        assertEquals(
                new General(
                        Optional.empty(),
                        Optional.empty(),
                        General.UserlistAuth.DISABLED,
                        General.ConfigAuth.DISABLED,
                        new General.Mdns(true, Optional.empty(), Optional.empty(), SipTransport.UDP, "Asterisk"),
                        Optional.empty(),
                        false,
                        Samples.OPEN,
                        new Position("/phones.conf", 1)),
                given("[general]").site().general());
    }

    @Test
    void aBareNetwork() {
        Network lan = phone("[anna]\ntype=phone\nnetwork=lan\n[lan]\ntype=network")
                .networks()
                .get(0);
        assertEquals("lan", lan.alias());
        assertEquals(Cidr.EVERYWHERE, lan.cidr());
        assertEquals(
                new Network.Registration(Optional.empty(), Optional.empty(), Optional.empty()), lan.registration());
        assertEquals(Optional.empty(), lan.alternate());
        assertEquals(List.of(), lan.settings());
    }

    @Test
    void aBarePhone() {
        Phone anna = phone("[anna]\ntype=phone");
        assertEquals("anna", anna.fullName());
        assertEquals(Optional.empty(), anna.mac());
        assertEquals(Optional.empty(), anna.pin());
        assertEquals(Optional.empty(), anna.groupPin());
        assertEquals(List.of(), anna.permissions());
        assertEquals(Map.of("web_ui_enabled", "0"), values(anna.settings()));
    }

    @Test
    void aBareLine() {
        Line line = phone("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line")
                .lines()
                .get(0);
        assertEquals("1000", line.extension());
        assertEquals("1000", line.label());
        assertEquals(new LineCredentials.AwaitingAsterisk(), line.credentials());
        assertEquals(MediaEncryption.NONE, line.mediaEncryption());
        assertEquals(new RegistrationTimers(300, 25, 5), line.timers());
        assertEquals(Optional.empty(), line.transport());
        assertEquals(false, line.subscribesMwi());
    }

    @Test
    void theLabelOfALineIsItsExtension() {
        Line line = phone("[anna]\ntype=phone\nline=1000\n[1000]\ntype=line\nexten=4000")
                .lines()
                .get(0);
        assertEquals("4000", line.label());
    }

    @Test
    void aBareExternalLine() {
        ExternalLine trunk = phone(
                        "[anna]\ntype=phone\nexternal_line=trunk\n[trunk]\ntype=external_line\nserver_address=sip.example.com")
                .externalLines()
                .get(0);
        assertEquals("trunk", trunk.user());
        assertEquals("trunk", trunk.authName());
        assertEquals("trunk", trunk.label());
        assertEquals(Optional.empty(), trunk.secret());
        assertEquals(true, trunk.register());
        assertEquals(new ExternalLine.Server(new Host("sip.example.com"), 5060, SipTransport.UDP), trunk.server());
        assertEquals(Optional.empty(), trunk.alternate());
        assertEquals(new RegistrationTimers(300, 25, 5), trunk.timers());
    }

    @ParameterizedTest
    @CsvSource({
        // written                                      registers
        "'',                                            true",
        "register=no,                                   false",
        "registration=no,                               false",
        "'register=yes\nregistration=no',               true",
        "'registration=yes\nregister=no',               false",
    })
    void registrationIsTheManualsOtherNameOfRegister(String written, boolean registers) {
        ExternalLine trunk = phone("[anna]\ntype=phone\nexternal_line=trunk\n"
                        + "[trunk]\ntype=external_line\nserver_address=h\n" + written)
                .externalLines()
                .get(0);
        assertEquals(registers, trunk.register());
    }

    @Test
    void theUserOfAnExternalLineIsItsLoginToo() {
        ExternalLine trunk = phone("[anna]\ntype=phone\nexternal_line=trunk\n[trunk]\ntype=external_line\n"
                        + "server_address=h\ntransport=tls\nuserid=ada\nsecondary_server_address=spare\n"
                        + "secondary_server_transport=tcp")
                .externalLines()
                .get(0);
        assertEquals("ada", trunk.authName());
        assertEquals(5061, trunk.server().port());
        assertEquals(
                Optional.of(new ExternalLine.Server(new Host("spare"), 5060, SipTransport.TCP)), trunk.alternate());
    }

    @ParameterizedTest
    @CsvSource({
        "timezone=Europe/Stockholm,   time_zone,              Europe/Stockholm",
        "ntp_resync=3600,             ntp_resync,             3600",
        "active_locale=DE_de,         locale,                 de_DE",
        "web_ui_enabled=yes,          web_ui_enabled,         1",
        "enable_check_sync=off,       enable_check_sync,      0",
        "transport_tls_allowed=true,  transport_tls_allowed,  1",
    })
    void whatAPhoneSectionHandsOn(String written, String id, String value) {
        assertEquals(
                value,
                values(phone("[anna]\ntype=phone\n" + written).settings()).get(id));
    }

    @ParameterizedTest
    @CsvSource({
        "ntp_server=192.0.2.1,                   ntp_server,                   192.0.2.1",
        "syslog_server=log,                      log_server,                   log",
        "syslog_port=1514,                       log_port,                     1514",
        "syslog_level=warn,                      log_level,                    warning",
        "syslog_level=debug,                     enable_logging,               1",
        "network_vlan_discovery_mode=manual,     network_vlan_discovery_mode,  MANUAL",
        "network_vlan_id=7,                      network_vlan_id,              7",
        "network_vlan_qos=5,                     network_vlan_qos,             5",
        "sip_qos=3,                              sip_qos,                      3",
        "rtp_qos=6,                              rtp_qos,                      6",
        "pc_vlan_id=9,                           pc_vlan_id,                   9",
        "pc_qos=1,                               pc_qos,                       1",
        "sip_dscp=24,                            sip_dscp,                     24",
        "rtp_dscp=+46,                           rtp_dscp,                     46",
        "udp_ka_interval=030,                    udp_ka_interval,              30",
    })
    void whatANetworkSectionHandsOn(String written, String id, String value) {
        Network lan = phone("[anna]\ntype=phone\nnetwork=lan\n[lan]\ntype=network\n" + written)
                .networks()
                .get(0);
        assertEquals(value, values(lan.settings()).get(id));
    }

    @Test
    void aSettingKnowsWhoAskedForIt() {
        Phone anna = phone("[anna]\ntype=phone\ntimezone=UTC");
        assertEquals(
                List.of(
                        new Setting("time_zone", "UTC", new Origin.InFile("timezone", new Position("/phones.conf", 3))),
                        new Setting("web_ui_enabled", "0", Origin.DEFAULT)),
                anna.settings());
        assertEquals(
                "timezone at /phones.conf:3", anna.settings().get(0).origin().toString());
    }

    @Test
    void aPasswordAmongTheSettingsStaysHidden() {
        Setting password =
                phone("[anna]\ntype=phone\nlogin_password=80135").settings().get(0);
        assertEquals(new Setting.Value.Hidden(new Secret("80135")), password.value());
    }

    @Test
    void permissionsAreGivenWhenTheyAreWritten() {
        Phone anna = phone("[anna]\ntype=phone\nsend_to_vm=no\nrecord_own_calls=yes");
        assertEquals(Map.of("record_own_calls", "1", "send_to_voicemail", "0"), values(anna.permissions()));
    }

    private static Phone phone(String text) {
        return given(text).site().phone("anna").orElseThrow();
    }

    private static Map<String, String> values(List<Setting> settings) {
        return settings.stream().collect(Collectors.toMap(Setting::id, s -> ((Setting.Value.Plain) s.value()).text()));
    }
}
