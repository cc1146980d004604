package org.clockhouse.request.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.clockhouse.kernel.Refused;

/** What becomes of a limit that is broken: it refuses, or it is noted. */
final class Limits implements Consumer<Refused> {

    private final Predicate<Refused> passable;
    private final List<Refused> broken = new ArrayList<>();

    private Limits(Predicate<Refused> passable) {
        this.passable = passable;
    }

    static Limits kept() {
        return new Limits(limit -> false);
    }

    static Limits noted() {
        return new Limits(limit -> true);
    }

    /** As it was entered: those that were gone past then do not refuse now. */
    static Limits past(Set<String> codes) {
        return new Limits(limit -> codes.contains(limit.code()));
    }

    @Override
    public void accept(Refused limit) {
        if (!passable.test(limit)) {
            throw limit;
        }
        broken.add(limit);
    }

    List<Refused> broken() {
        return broken;
    }

    /** Between blanks; empty for none. */
    String codes() {
        return broken.stream().map(Refused::code).distinct().collect(Collectors.joining(" "));
    }
}
