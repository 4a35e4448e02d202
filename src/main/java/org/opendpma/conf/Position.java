package org.opendpma.conf;

/**
 * Where something was written: a file and a line in it.
 *
 * @param file the path as it was opened, or a name that tells where the text came from
 * @param line counted from 1; 0 stands for the file as a whole
 */
public record Position(String file, int line) {

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
