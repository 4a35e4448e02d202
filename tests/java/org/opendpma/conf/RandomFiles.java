package org.opendpma.conf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Configurations of a few files made by chance, of pieces that mean something to the dialect. */
final class RandomFiles {
    static final List<String> NAMES = List.of(ConfCase.MAIN, "case1.conf", "case2.conf");

    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "(",
            ")",
            "!",
            "+",
            ",",
            "=",
            "=>",
            "+=",
            ";",
            "--",
            ";--",
            "--;",
            "\\",
            "\\;",
            "#",
            "\"",
            "<",
            ">",
            " ",
            "\t",
            "\r",
            "\0",
            "&",
            "*",
            "?",
            "{",
            "}",
            ".",
            "-",
            "a",
            "b",
            "A",
            "type",
            "\u00e9",
            "\u65e5",
            "\u00ff",
            "#include ",
            "#tryinclude ",
            "#exec ",
            "case1.conf",
            "case2.conf",
            "case?.conf",
            "TEMPLATES=include");
    private static final List<String> SECTIONS = List.of("a", "b", "A", "t", "u", "", " ");
    private static final List<String> MARKS =
            List.of("!", "+", "a", "b", "t", "u", "+x=1", "+x=.", "+TEMPLATES=include", "+x=2&y=1", "", " t", "nosuch");
    private static final List<String> OPTIONS = List.of(
            "x=1", "x=2", "y=1", "x+=3", "X += 4", "y=>5", "z=", "z", "=1", "\\[x=1", "x=a\\;b", "x=a;b", "x= 1 ");
    private static final List<String> COMMENTS =
            List.of("; c", ";-- c --;", ";--", "--;", "x=1 ;-- c --; 2", ";---", "");
    private static final List<String> DIRECTIVES = List.of(
            "#include case1.conf",
            "#include \"case2.conf\"",
            "#tryinclude case?.conf",
            "#include nosuch",
            "#include case{2,1}.conf",
            "#bogus");
    private static final List<String> ENDS = List.of("\n", "\n", "\n", "\n", "\r\n", " \n");

    private final Random random;

    RandomFiles(long seed) {
        this.random = new Random(seed);
    }

    void writeTo(Path directory) throws IOException {
        for (String name : NAMES) {
            Files.write(directory.resolve(name), file());
        }
    }

    /** One file in UTF-8; every eighth has single characters changed, too. */
    byte[] file() {
        var text = new StringBuilder(random.nextInt(3) == 0 ? "" : "[a]\n");
        int lines = random.nextInt(14);
        for (int i = 0; i < lines; i++) {
            text.append(line()).append(pick(ENDS));
        }
        for (int i = random.nextInt(8) == 0 ? random.nextInt(4) : 0; i > 0 && !text.isEmpty(); i--) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String line() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> "[" + pick(SECTIONS) + "]";
            case 2 -> "[" + pick(SECTIONS) + "](" + pick(MARKS) + ")";
            case 3 -> "[" + pick(SECTIONS) + "](" + pick(MARKS) + "," + pick(MARKS) + ")";
            case 4, 5, 6 -> pick(OPTIONS);
            case 7 -> pick(COMMENTS);
            case 8 -> pick(DIRECTIVES);
            default -> pieces();
        };
    }

    private String pieces() {
        var line = new StringBuilder();
        for (int i = random.nextInt(9); i >= 0; i--) {
            line.append(pick(PIECES));
        }
        return line.toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
