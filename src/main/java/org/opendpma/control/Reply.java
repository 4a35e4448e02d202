package org.opendpma.control;

/**
 * What a command has found out.
 *
 * @param status as in {@link Result}
 * @param text for people and for the programs that read DPMA's output
 * @param data the same for {@code --json}: maps, lists, texts and numbers
 */
record Reply(int status, String text, Object data) {
    static Reply done(String text, Object data) {
        return new Reply(Result.DONE, text, data);
    }

    static Reply failed(String text, Object data) {
        return new Reply(Result.FAILED, text, data);
    }

    Result result(boolean json) {
        return new Result(status, json ? Json.write(data) : text);
    }
}
