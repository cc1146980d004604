package org.clockhouse.rest.internal.http;

import java.util.List;
import java.util.function.Function;
import org.clockhouse.account.ApiKeyId;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.SavedViewId;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.day.RollCallId;
import org.clockhouse.attendance.generate.RosterRunId;
import org.clockhouse.attendance.market.OpenShiftId;
import org.clockhouse.attendance.market.SwapId;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.PublicationId;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.attendance.rule.AllowanceRuleId;
import org.clockhouse.attendance.rule.RuleOverrideId;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.credential.activation.ActivationPointId;
import org.clockhouse.credential.activation.SwipeTestId;
import org.clockhouse.credential.biometric.ConsentId;
import org.clockhouse.credential.replacement.CardBatchId;
import org.clockhouse.credential.replacement.ReplacementId;
import org.clockhouse.credential.stock.StockBatchId;
import org.clockhouse.credential.stock.StockCardId;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.credential.use.CareNoticeId;
import org.clockhouse.credential.use.StoppedUseId;
import org.clockhouse.credential.visitor.VisitorId;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.notice.MessageId;
import org.clockhouse.notice.NoticeId;
import org.clockhouse.notice.SubscriptionId;
import org.clockhouse.notice.WebhookId;
import org.clockhouse.registry.imports.ImportId;
import org.clockhouse.request.AttachmentId;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.TicketId;
import org.clockhouse.terminal.AlarmId;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.PhonePlaceId;
import org.clockhouse.terminal.PhonePunchId;
import org.clockhouse.terminal.SnapshotId;
import org.clockhouse.terminal.UploadId;

/** The suite's ids, which are text outside. */
public final class Ids {

    /** How one type is written as text and read again. */
    public record Id<T>(Class<T> type, Function<String, T> parse, Function<T, String> text) {}

    public static final List<Id<?>> ALL = List.of(
            new Id<>(OrgId.class, OrgId::of, OrgId::text),
            new Id<>(AccountId.class, AccountId::of, AccountId::text),
            new Id<>(EmployeeId.class, EmployeeId::of, EmployeeId::text),
            new Id<>(DepartmentId.class, DepartmentId::of, DepartmentId::text),
            new Id<>(SiteId.class, SiteId::of, SiteId::text),
            new Id<>(AreaId.class, AreaId::of, AreaId::text),
            new Id<>(CalendarId.class, CalendarId::of, CalendarId::text),
            new Id<>(CredentialId.class, CredentialId::of, CredentialId::text),
            new Id<>(ConsentId.class, ConsentId::of, ConsentId::text),
            new Id<>(TerminalId.class, TerminalId::of, TerminalId::text),
            new Id<>(ShiftId.class, ShiftId::of, ShiftId::text),
            new Id<>(ApiKeyId.class, ApiKeyId::of, ApiKeyId::text),
            new Id<>(RoleId.class, RoleId::new, RoleId::text),
            new Id<>(SavedViewId.class, SavedViewId::of, SavedViewId::text),
            new Id<>(ImportId.class, ImportId::of, ImportId::text),
            new Id<>(UploadId.class, UploadId::of, UploadId::text),
            new Id<>(AlarmId.class, AlarmId::of, AlarmId::text),
            new Id<>(PhonePlaceId.class, PhonePlaceId::of, PhonePlaceId::text),
            new Id<>(PhonePunchId.class, PhonePunchId::of, PhonePunchId::text),
            new Id<>(SnapshotId.class, SnapshotId::of, SnapshotId::text),
            new Id<>(GatewayId.class, GatewayId::of, GatewayId::text),
            new Id<>(AssignmentId.class, AssignmentId::of, AssignmentId::text),
            new Id<>(RosterEditId.class, RosterEditId::of, RosterEditId::text),
            new Id<>(RosterRunId.class, RosterRunId::of, RosterRunId::text),
            new Id<>(PublicationId.class, PublicationId::of, PublicationId::text),
            new Id<>(SwapId.class, SwapId::of, SwapId::text),
            new Id<>(OpenShiftId.class, OpenShiftId::of, OpenShiftId::text),
            new Id<>(CardBatchId.class, CardBatchId::of, CardBatchId::text),
            new Id<>(CardTypeId.class, CardTypeId::of, CardTypeId::text),
            new Id<>(ReplacementId.class, ReplacementId::of, ReplacementId::text),
            new Id<>(StockBatchId.class, StockBatchId::of, StockBatchId::text),
            new Id<>(StockCardId.class, StockCardId::of, StockCardId::text),
            new Id<>(AccessLevelId.class, AccessLevelId::of, AccessLevelId::text),
            new Id<>(CertificateKindId.class, CertificateKindId::of, CertificateKindId::text),
            new Id<>(ActivationPointId.class, ActivationPointId::of, ActivationPointId::text),
            new Id<>(StoppedUseId.class, StoppedUseId::of, StoppedUseId::text),
            new Id<>(SwipeTestId.class, SwipeTestId::of, SwipeTestId::text),
            new Id<>(VisitorId.class, VisitorId::of, VisitorId::text),
            new Id<>(PeriodId.class, PeriodId::of, PeriodId::text),
            new Id<>(RuleSetId.class, RuleSetId::of, RuleSetId::text),
            new Id<>(RollCallId.class, RollCallId::of, RollCallId::text),
            new Id<>(AllowanceRuleId.class, AllowanceRuleId::of, AllowanceRuleId::text),
            new Id<>(RuleOverrideId.class, RuleOverrideId::of, RuleOverrideId::text),
            new Id<>(NoticeId.class, NoticeId::of, NoticeId::text),
            new Id<>(MessageId.class, MessageId::of, MessageId::text),
            new Id<>(SubscriptionId.class, SubscriptionId::of, SubscriptionId::text),
            new Id<>(WebhookId.class, WebhookId::of, WebhookId::text),
            new Id<>(RequestId.class, RequestId::of, RequestId::text),
            new Id<>(AttachmentId.class, AttachmentId::of, AttachmentId::text),
            new Id<>(TicketId.class, TicketId::of, TicketId::text),
            new Id<>(CareNoticeId.class, CareNoticeId::of, CareNoticeId::text));

    private Ids() {}
}
