/**
 * Lists of the API as files: {@link org.clockhouse.rest.internal.lists.SentList} says which and what of them, {@link
 * org.clockhouse.rest.internal.lists.ListReader} reads one as somebody would see it, and {@link
 * org.clockhouse.rest.internal.lists.ListSubscriptions} makes it again and again.
 */
package org.clockhouse.rest.internal.lists;
