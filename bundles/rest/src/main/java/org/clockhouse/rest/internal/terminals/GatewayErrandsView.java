package org.clockhouse.rest.internal.terminals;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.GatewayCalls.Ordered;

/** What a gateway is to do, as it goes over the wire, cards and PINs included; both ends are here. */
public record GatewayErrandsView(List<OrderedErrand> errands) {

    /**
     * @param number at the head office
     * @param left how long after it was asked for it may be begun
     * @param card as hexadecimal digits, in the order read
     * @param message words for a display, which are the {@code value}, go and come by this number
     */
    public record OrderedErrand(
            TerminalId terminalId,
            long number,
            @Maybe Duration left,
            String askedBy,
            ErrandTask.Kind kind,
            @Maybe String holder,
            @Maybe String name,
            @Maybe String card,
            @Maybe String pin,
            @Maybe Integer door,
            @Maybe ErrandTask.Movement movement,
            @Maybe LocalDateTime from,
            @Maybe LocalDateTime until,
            @Maybe String option,
            @Maybe String value,
            @Maybe EmployeeId employeeId,
            @Maybe Boolean purge,
            @Maybe Integer message,
            @Maybe Boolean personal) {

        static OrderedErrand of(Ordered ordered) {
            ErrandTask task = ordered.task().orElseThrow();
            ErrandTask.PutHolder put = task instanceof ErrandTask.PutHolder is ? is : null;
            ErrandTask.MoveDoor move = task instanceof ErrandTask.MoveDoor is ? is : null;
            ErrandTask.ReadPunches read = task instanceof ErrandTask.ReadPunches is ? is : null;
            ErrandTask.SetOption set = task instanceof ErrandTask.SetOption is ? is : null;
            ErrandTask.Resync resync = task instanceof ErrandTask.Resync is ? is : null;
            ErrandTask.ClearLog clear = task instanceof ErrandTask.ClearLog is ? is : null;
            ErrandTask.ShowMessage show = task instanceof ErrandTask.ShowMessage is ? is : null;
            ErrandTask.AddressMessage address = task instanceof ErrandTask.AddressMessage is ? is : null;
            ErrandTask.WithdrawMessage withdraw = task instanceof ErrandTask.WithdrawMessage is ? is : null;
            return new OrderedErrand(
                    ordered.terminal(),
                    ordered.number(),
                    Results.orNull(ordered.left()),
                    ordered.by(),
                    task.kind(),
                    address != null ? address.person() : task.holder().isEmpty() ? null : task.holder(),
                    put == null ? null : put.name(),
                    put == null ? null : Results.orNull(put.card()),
                    put == null ? null : Results.orNull(put.pin()),
                    move == null ? null : move.door(),
                    move == null ? null : move.movement(),
                    read != null ? read.from() : show != null ? show.from() : null,
                    read != null ? read.until() : show != null ? show.until() : null,
                    set == null ? null : set.name(),
                    set != null ? set.value() : show != null ? show.text() : clear == null ? null : clear.reason(),
                    resync == null ? null : Results.orNull(resync.person()),
                    resync == null ? null : resync.purge(),
                    show != null
                            ? Integer.valueOf(show.message())
                            : address != null
                                    ? Integer.valueOf(address.message())
                                    : withdraw == null ? null : Integer.valueOf(withdraw.message()),
                    show == null ? null : show.personal());
        }

        Ordered domain() {
            return new Ordered(terminalId, number, known(), Optional.ofNullable(left), askedBy);
        }

        /** A head office may be newer, and want what nobody here knows. */
        private Optional<ErrandTask> known() {
            boolean isKnown = kind != null && (kind != ErrandTask.Kind.MOVE_DOOR || movement != null);
            return isKnown ? Optional.ofNullable(task()) : Optional.empty();
        }

        private ErrandTask task() {
            return switch (kind) {
                case PUT_HOLDER ->
                    new ErrandTask.PutHolder(
                            holder, Results.text(name), Optional.ofNullable(card), Optional.ofNullable(pin));
                case REMOVE_HOLDER -> new ErrandTask.RemoveHolder(holder);
                case MOVE_DOOR -> new ErrandTask.MoveDoor(door, movement);
                case READ_PUNCHES -> new ErrandTask.ReadPunches(from, until);
                case SET_CLOCK -> new ErrandTask.SetClock();
                case RESTART -> new ErrandTask.Restart();
                case READ_HOLDERS -> new ErrandTask.ReadHolders();
                case IDENTIFY -> new ErrandTask.Identify();
                case SET_OPTION -> new ErrandTask.SetOption(option, Results.text(value));
                case SHOW_MESSAGE ->
                    new ErrandTask.ShowMessage(
                            message, Results.text(value), from, until, Boolean.TRUE.equals(personal));
                case ADDRESS_MESSAGE -> new ErrandTask.AddressMessage(message, holder);
                case WITHDRAW_MESSAGE -> new ErrandTask.WithdrawMessage(message);
                case PROBE -> new ErrandTask.Probe();
                case CLEAR_LOG -> new ErrandTask.ClearLog(Results.text(value));
                case VISIT -> new ErrandTask.Visit();
                case READ_LOG -> new ErrandTask.ReadLog();
                case RESYNC -> new ErrandTask.Resync(Optional.ofNullable(employeeId), Boolean.TRUE.equals(purge));
                // Templates stay at the head office.
                case PUT_TEMPLATE, REMOVE_TEMPLATE -> null;
            };
        }

        /** Neither card nor PIN nor the value of an option. */
        @Override
        public String toString() {
            return "OrderedErrand[" + number + ", " + kind + "]";
        }
    }

    static GatewayErrandsView of(List<Ordered> ordered) {
        return new GatewayErrandsView(ordered.stream().map(OrderedErrand::of).toList());
    }

    List<Ordered> domain() {
        return errands.stream().map(OrderedErrand::domain).toList();
    }
}
