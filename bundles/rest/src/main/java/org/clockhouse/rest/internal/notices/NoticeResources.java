package org.clockhouse.rest.internal.notices;

import java.util.List;
import org.clockhouse.account.Permissions;
import org.clockhouse.notice.Channels;
import org.clockhouse.notice.NoticeRules;
import org.clockhouse.notice.Notices;
import org.clockhouse.notice.Outbox;
import org.clockhouse.notice.Subscriptions;
import org.clockhouse.rest.internal.lists.ListSubscriptionsResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about notices and the ways they go, while every service it needs is there. */
@Component(service = NoticeResources.class)
public final class NoticeResources {

    private final List<Object> all;

    @Activate
    public NoticeResources(
            @Reference Permissions permissions,
            @Reference Notices notices,
            @Reference NoticeRules noticeRules,
            @Reference Channels channels,
            @Reference Outbox outbox,
            @Reference Subscriptions subscriptions) {
        this.all = List.of(
                new NoticesResource(notices, noticeRules),
                new ChannelsResource(channels, outbox),
                new ListSubscriptionsResource(subscriptions, permissions));
    }

    public List<Object> all() {
        return all;
    }
}
