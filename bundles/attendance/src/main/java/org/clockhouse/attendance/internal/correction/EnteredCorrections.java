package org.clockhouse.attendance.internal.correction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.day.DeviceFaults.Entered;
import org.clockhouse.attendance.day.DeviceFaults.Touched;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.Requests;

/** Corrections that one act enters for many, all with the same cause. */
final class EnteredCorrections {

    static final String KIND = "CORRECTION";

    private final Requests requests;
    private final Transactions transactions;
    private final String cause;
    private final String other;

    /** @param other the code with which a request is refused that is none of these */
    EnteredCorrections(Requests requests, Transactions transactions, String cause, String other) {
        this.requests = requests;
        this.transactions = transactions;
        this.cause = cause;
        this.other = other;
    }

    List<Entered> enter(Actor actor, Scope scope, List<Touched> punches, String reason) {
        return punches.stream().map(one -> enter(actor, scope, one, reason)).toList();
    }

    private Entered enter(Actor actor, Scope scope, Touched one, String reason) {
        Map<String, String> details = Map.of(
                "at", one.at().toString(),
                "as", one.way().name(),
                "date", one.date().toString(),
                "cause", cause);
        try {
            Request made = requests.enter(actor, scope, new RequestDraft(KIND, one.employee(), details, reason));
            return new Entered(one, Optional.of(made.id()), "");
        } catch (Refused e) {
            return new Entered(one, Optional.empty(), e.code());
        }
    }

    void takeBack(Actor actor, Scope scope, Set<RequestId> corrections, String reason) {
        transactions.run(
                actor.org(),
                () -> corrections.forEach(id -> {
                    Request made = requests.find(actor.org(), scope, id);
                    if (!made.kind().equals(KIND)
                            || !cause.equals(made.details().get("cause"))) {
                        throw new Refused(other, "request " + made.number() + " is none of these corrections");
                    }
                    requests.withdraw(actor, scope, id, made.version(), reason);
                }));
    }
}
