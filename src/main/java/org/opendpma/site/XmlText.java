package org.opendpma.site;

/** What a phone's XML can carry. */
public final class XmlText {
    private XmlText() {}

    /** Whether XML 1.0 can carry every character of the text (section 2.2), control characters left out altogether. */
    public static boolean fits(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!fits(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(int c) {
        return (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) || c >= 0x1_0000;
    }
}
