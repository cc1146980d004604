package org.clockhouse.request.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestKind;

/** Asks for a word and remembers what became of it. */
final class AskedWord implements RequestKind {

    final List<String> said = new ArrayList<>();
    OptionalInt promised = OptionalInt.empty();
    Optional<String> right = Optional.empty();

    @Override
    public OptionalInt promisedDays(OrgId org, Employee employee) {
        return promised;
    }

    @Override
    public Optional<String> decidedBy() {
        return right;
    }

    @Override
    public String code() {
        return "WORD";
    }

    @Override
    public LocalName title() {
        return new LocalName("请假", "leave");
    }

    @Override
    public List<RoleId> usualSteps() {
        return List.of(new RoleId("MANAGER"), new RoleId("HR"));
    }

    @Override
    public SortedMap<String, String> check(Asking asking) {
        if (!asking.details().containsKey("word")) {
            throw Refused.at("/details/word", "value.missing", "a word is wanted");
        }
        if (asking.details().get("word").length() > 6) {
            asking.limit(Refused.at("/details/word", "word.long", "at most six letters"));
        }
        return new TreeMap<>(asking.details());
    }

    @Override
    public List<Effect> preview(Asking asking) {
        return List.of(new Effect(asking.today(), Map.of(), Map.of("WORDS", 1)));
    }

    @Override
    public void approved(Actor actor, Request request) {
        said.add(request.details().get("word"));
    }

    @Override
    public void withdrawn(Actor actor, Request request) {
        said.remove(request.details().get("word"));
    }
}
