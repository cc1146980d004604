/**
 * Notices: what people are told without asking.
 *
 * <p>Whoever knows of an occasion hands {@link org.clockhouse.notice.Notices} a {@link org.clockhouse.notice.NoticeDraft} in the
 * transaction in which it becomes true. The {@link org.clockhouse.notice.NoticeRule rule} of its {@link
 * org.clockhouse.notice.NoticeTopic topic} says which roles hear of it; each of them has it until they have read it.
 */
@Export
@Version("1.0.0")
package org.clockhouse.notice;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
