package org.clockhouse.driver.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a package offers, a line for each type and each member, in words that change when a caller or implementer would notice. */
final class Api {

    /** Kept in class files only, so that reflection does not show it. */
    private static final String CONSUMER = "Lorg/osgi/annotation/versioning/ConsumerType;";

    private final Set<String> lines = new TreeSet<>();
    private final boolean implementable;

    private Api(boolean implementable) {
        this.implementable = implementable;
    }

    /**
     * @param inside a class of the package
     * @param implementable whether everything abstract in it is there to be implemented; else what says so
     */
    static Set<String> of(Class<?> inside, boolean implementable) throws IOException {
        Api api = new Api(implementable);
        for (String name : names(inside)) {
            try {
                api.add(Class.forName(inside.getPackageName() + "." + name, false, inside.getClassLoader()));
            } catch (ClassNotFoundException e) {
                throw new IOException(e);
            }
        }
        return api.lines;
    }

    private void add(Class<?> type) {
        if (!isSeen(type) || type.isSynthetic()) {
            return;
        }
        lines.add("type " + name(type) + ": " + header(type) + (isImplemented(type) ? " consumer" : ""));
        Stream.of(type.getDeclaredMethods())
                .filter(method -> isSeen(method, type) && !method.isSynthetic())
                .map(method -> method.isDefault() ? "public default " + rest(method) : plain(method.toGenericString()))
                .forEach(method -> lines.add(name(type) + ": " + bare(method, type)));
        Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> isSeen(constructor, type))
                .map(Constructor::toGenericString)
                .forEach(constructor -> lines.add(name(type) + ": new " + plain(constructor)));
        Stream.of(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && !field.isSynthetic())
                .forEach(field -> lines.add(name(type) + ": " + plain(field.toGenericString()) + value(field)));
    }

    private static String rest(Method method) {
        return plain(method.toGenericString()).replaceFirst("^public default ", "");
    }

    /** Without the name of the type, which stands before it. */
    private static String bare(String method, Class<?> type) {
        return method.replaceFirst("\\b" + Pattern.quote(name(type)) + "\\.(?=\\w+\\()", "");
    }

    private static String header(Class<?> type) {
        Stream<Type> above =
                Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()));
        return plain(type.toGenericString()) + " extends "
                + above.map(Type::getTypeName).map(Api::plain).collect(Collectors.joining(", "));
    }

    private boolean isImplemented(Class<?> type) {
        return implementable ? Modifier.isAbstract(type.getModifiers()) : isMarked(type);
    }

    private static boolean isMarked(Class<?> type) {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream content = type.getResourceAsStream(file)) {
            return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1).contains(CONSUMER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSeen(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isSeen(type.getDeclaringClass()));
    }

    private static boolean isSeen(Executable member, Class<?> type) {
        int modifiers = member.getModifiers();
        return Modifier.isPublic(modifiers)
                || (Modifier.isProtected(modifiers) && !Modifier.isFinal(type.getModifiers()));
    }

    /** Constants are compiled into whoever uses them. */
    private static String value(Field field) {
        boolean constant = Modifier.isStatic(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        try {
            return constant ? " = " + field.get(null) : "";
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** Without the packages of types. */
    private static String plain(String signature) {
        return signature.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "").replace('$', '.');
    }

    private static List<String> names(Class<?> inside) throws IOException {
        try {
            Path home = Path.of(
                    inside.getProtectionDomain().getCodeSource().getLocation().toURI());
            String folder = inside.getPackageName().replace('.', '/');
            if (Files.isDirectory(home)) {
                return names(home.resolve(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return names(jar.getPath(folder));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .toList();
        }
    }
}
