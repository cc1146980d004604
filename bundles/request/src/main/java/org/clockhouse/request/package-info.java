/**
 * What people ask for, and who says yes.
 *
 * <p>{@link org.clockhouse.request.Requests} is the desk: submit, approve, refuse, ask back, answer, withdraw. What a request
 * is about it does not know: each {@link org.clockhouse.request.RequestKind} is registered by the bundle that owns the
 * matter, judges what is asked, says what it would change, and does it in the transaction of the last approval. {@link
 * org.clockhouse.request.Chains} says by kind and site which roles must agree, one after the other, and how soon.
 */
@Export
@Version("1.0.0")
package org.clockhouse.request;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
