package org.clockhouse.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The desk. People outside the scope, and their requests, are {@link org.clockhouse.kernel.NotFound}; a version that is not the
 * stored one is {@link org.clockhouse.kernel.Stale}; a step that the state does not allow is {@link
 * org.clockhouse.kernel.Refused} with {@code request.closed} or {@code request.not-asked}. Every step is audited in its
 * transaction.
 */
@ProviderType
public interface Requests {

    /** Codes of what can be asked for now. */
    List<String> kinds();

    /** @throws org.clockhouse.kernel.Refused {@code request.kind.unknown}, {@code request.reason.missing}, and what the kind says */
    Request submit(Actor actor, Scope scope, RequestDraft draft);

    /** Enters something within its limits. */
    default Request enter(Actor actor, Scope scope, RequestDraft draft) {
        return enter(actor, scope, draft, false);
    }

    /**
     * Enters something on behalf of somebody else. It counts at once, whatever the chain, unless four eyes were asked for when the
     * chain was set: then it waits like any other request.
     *
     * @param past goes past quota, deadline, balance and a missing file; which of them is kept with the request, beside the reason
     * @throws org.clockhouse.kernel.Refused as {@link #submit}, {@code request.own}, {@code request.attachment}
     */
    Request enter(Actor actor, Scope scope, RequestDraft draft, boolean past);

    /** What an entry would change; nothing is stored. @throws org.clockhouse.kernel.Refused as {@link #submit}, but for limits */
    Foresight foresee(OrgId org, Scope scope, RequestDraft draft);

    /** What a request would change; nothing is stored. @throws org.clockhouse.kernel.Refused as {@link #submit} */
    List<Effect> preview(OrgId org, Scope scope, RequestDraft draft);

    /** What an open request would change as things stand now; nothing for one that is closed. */
    List<Effect> preview(OrgId org, Scope scope, RequestId request);

    /**
     * Agrees to the step that is waited for. The last yes does what was asked for.
     *
     * @throws org.clockhouse.kernel.Refused {@code request.own}, {@code request.four-eyes}, {@code request.not-yours}, {@code
     *     request.attachment} while a file is missing, and what the kind says when it cannot be done any more
     */
    Request approve(Actor actor, Scope scope, RequestId request, long version, String reason);

    /** @throws org.clockhouse.kernel.Refused as {@link #approve}, and {@code request.reason.missing} */
    Request refuse(Actor actor, Scope scope, RequestId request, long version, String reason);

    /** Returns it with a question. @throws org.clockhouse.kernel.Refused as {@link #refuse} */
    Request askBack(Actor actor, Scope scope, RequestId request, long version, String question);

    /** Hands a request that was asked back in again, at the step at which it was. */
    Request answer(
            Actor actor, Scope scope, RequestId request, long version, Map<String, String> details, String reason);

    /**
     * Takes an open request back; one that was approved only who said the last yes, or could have, takes back, and with it what
     * it did.
     */
    Request withdraw(Actor actor, Scope scope, RequestId request, long version, String reason);

    /**
     * Says that what everybody agreed to was done; for the owner of the kind, in the transaction in which it is done.
     *
     * @param noted what is to be kept of it among the details
     * @throws org.clockhouse.kernel.Refused {@code request.not-to-do}
     */
    Request carriedOut(Actor actor, Scope scope, RequestId request, Map<String, String> noted);

    Request find(OrgId org, Scope scope, RequestId request);

    /** Those of a list that wait for a decision which is the actor's to make. */
    Set<RequestId> decidable(Actor actor, List<Request> requests);

    /** Of those that are open. @param sites where the people of the requests are */
    Map<RequestId, Request.TimeLeft> timesLeft(OrgId org, Map<Request, SiteId> sites);

    /** What lies on the desks of the actor's roles, by role in the order of their codes. */
    List<RequestQueue> queues(Actor actor);

    /** The newest first. */
    Slice<Request> page(OrgId org, Scope scope, RequestFilter filter, Page page);
}
