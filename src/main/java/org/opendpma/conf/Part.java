package org.opendpma.conf;

import java.util.Optional;

/**
 * The files of one include, or the main file, which is alone: a section or a comment that one of them leaves open goes
 * on in the next. For one thread.
 */
final class Part {
    private final Loader loader;
    private final Limits limits;
    private final Budget budget;
    private final Notices notices;
    private final Roster roster;
    private final RecentTexts texts;
    private final Comments comments = new Comments();
    private Optional<Draft> here;
    private boolean isFirst = true;

    Part(Loader loader, Limits limits, Budget budget, Notices notices, Roster roster, RecentTexts texts) {
        this.loader = loader;
        this.limits = limits;
        this.budget = budget;
        this.notices = notices;
        this.roster = roster;
        this.texts = texts;
        this.here = roster.current();
    }

    void read(TextFile file) throws BrokenFile, DialectException {
        file.foreignLine()
                .ifPresent(line -> notices.add(
                        new Position(file.name(), line),
                        () -> "this is not UTF-8, so all of the file is read as ISO-8859-1; save it as UTF-8"));
        // Asterisk numbers the lines of all these files on and knows a byte-order mark only in its line 1.
        Lines lines = file.lines(limits.lineBytes(), isFirst);
        isFirst = false;
        while (lines.hasNext()) {
            line(lines.next(), file);
        }
        comments.unterminated().ifPresent(notices::add);
    }

    private void line(Lines.Line line, TextFile file) throws BrokenFile, DialectException {
        var at = new Position(file.name(), line.number());
        if (line.tooLong()) {
            notices.add(
                    at, () -> "the line is longer than " + limits.lineBytes() + " bytes and is left out; shorten it");
            return;
        }
        String code = Text.strip(comments.strip(file.text(line), at));
        if (!code.isEmpty()) {
            statement(code, file, at);
        }
    }

    private void statement(String code, TextFile file, Position at) throws BrokenFile, DialectException {
        switch (code.charAt(0)) {
            case '[' -> header(Header.parse(code, at), file, at);
            case '#' -> directive(Directive.parse(code), at);
            default -> assignment(code, at);
        }
    }

    private void header(Header header, TextFile file, Position at) throws BrokenFile, DialectException {
        budget.useEntries(1, at);
        var fresh = new Draft(header.storedName(file.charset()), at);
        Draft section = fresh;
        for (String mark : header.marks()) {
            if (mark.equals("!")) {
                section.makeTemplate();
            } else if (mark.startsWith("+")) {
                Draft existing = existing(header.name(), mark.substring(1), at);
                if (section == fresh) {
                    existing.absorb(fresh);
                    roster.setCurrent(existing);
                }
                section = existing;
            } else {
                inherit(section, mark, at);
            }
        }
        if (section == fresh) {
            roster.add(fresh);
        }
        here = Optional.of(section);
    }

    private Draft existing(String name, String filter, Position at) throws BrokenFile, DialectException {
        Optional<Draft> found = roster.find(name, Filter.parse(filter, at), at, budget);
        if (found.isEmpty()) {
            String which = filter.isEmpty() ? " that is no template" : " that fits " + Text.quote(filter);
            throw new BrokenFile(
                    at,
                    "there is nothing to add to: no section " + Text.quote(name) + which
                            + " stands above; put it there, or leave the \"+\" out");
        }
        return found.get();
    }

    private void inherit(Draft section, String name, Position at) throws BrokenFile, DialectException {
        Draft parent = roster.find(name, Filter.ANY, at, budget)
                .orElseThrow(() -> new BrokenFile(
                        at,
                        "no template or section " + Text.quote(name)
                                + " stands above; put it there, or correct the name (blanks count)"));
        if (parent == section && !parent.options().isEmpty()) {
            throw new DialectException(
                    at,
                    "the section " + Text.quote(name) + " inherits from itself, with which Asterisk fills its memory");
        }
        budget.useEntries(1L + parent.options().size(), at);
        section.inherit(parent);
    }

    private void directive(Directive directive, Position at) throws BrokenFile, DialectException {
        switch (directive.word()) {
            case "include", "tryinclude" -> include(directive, at);
            case "exec" ->
                notices.add(
                        at, () -> "#exec is refused, no program is run; put its output into a file and #include it");
            default ->
                notices.add(
                        at,
                        () -> "the directive " + Text.quote("#" + directive.word())
                                + " is unknown and left out; there are #include and #tryinclude");
        }
    }

    private void include(Directive directive, Position at) throws BrokenFile, DialectException {
        if (directive.argument().isEmpty()) {
            notices.add(at, () -> "#" + directive.word() + " names no file and is left out");
        } else {
            loader.include(directive.argument().get(), directive.word().equals("include"), at);
        }
    }

    private void assignment(String code, Position at) throws BrokenFile, DialectException {
        if (here.isEmpty()) {
            throw new BrokenFile(
                    at, Text.quoteFirstWord(code) + " stands before the first [section]; put it below one");
        }
        Optional<Assignment> assignment = Assignment.parse(code, at);
        if (assignment.isEmpty()) {
            notices.add(
                    at,
                    () -> "the line that begins with " + Text.quoteFirstWord(code) + " has no \"=\" and is left out");
        } else if (assignment.get().name().isEmpty()) {
            notices.add(at, () -> "there is no name before the \"=\", so the line is left out");
        } else {
            set(here.get(), assignment.get(), at);
        }
    }

    private void set(Draft section, Assignment assignment, Position at) throws DialectException {
        int index = -1;
        if (assignment.appends()) {
            budget.useSteps(section.options().size(), at);
            index = section.lastIndexOf(assignment.name());
        }
        if (index < 0) {
            budget.useEntries(1, at);
            section.add(new Option(texts.same(assignment.name()), texts.same(assignment.value()), at));
        } else {
            Option found = section.options().get(index);
            String joined = assignment.joinedTo(found.value());
            budget.useBytes(joined.length(), at);
            section.replace(found, joined);
        }
    }
}
