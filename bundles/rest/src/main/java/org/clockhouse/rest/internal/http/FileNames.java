package org.clockhouse.rest.internal.http;

/** The names of files that people send. */
public final class FileNames {

    private static final int LONGEST = 120;

    private FileNames() {}

    /** The last part of the name, whatever system it came from, without control characters; never a path. */
    public static String lastPart(String given) {
        if (given == null || given.isBlank()) {
            throw ProblemException.invalid("?fileName", "value.missing", "the name of the file is needed");
        }
        String name = given.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}:*?\"<>|]", "_")
                .strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw ProblemException.invalid("?fileName", "value.format", "not the name of a file");
        }
        return name.length() > LONGEST ? name.substring(name.length() - LONGEST) : name;
    }
}
