package org.clockhouse.store.internal.terminal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.ErrandTask.Kind;
import org.clockhouse.terminal.ErrandTask.Movement;

/** Tasks as text: their fields in order, each on a line, which no field contains. */
final class ErrandTasks {

    private ErrandTasks() {}

    static String write(ErrandTask task) {
        List<String> fields = new ArrayList<>();
        if (task instanceof ErrandTask.PutHolder put) {
            fields = List.of(
                    put.holder(), put.name(), put.card().orElse(""), put.pin().orElse(""));
        } else if (task instanceof ErrandTask.RemoveHolder remove) {
            fields = List.of(remove.holder());
        } else if (task instanceof ErrandTask.PutTemplate put) {
            fields = List.of(put.holder(), put.biometric().text());
        } else if (task instanceof ErrandTask.RemoveTemplate remove) {
            fields = List.of(remove.holder(), remove.biometric().text());
        } else if (task instanceof ErrandTask.MoveDoor move) {
            fields = List.of(String.valueOf(move.door()), move.movement().name());
        } else if (task instanceof ErrandTask.ReadPunches read) {
            fields = List.of(read.from().toString(), read.until().toString());
        } else if (task instanceof ErrandTask.SetOption option) {
            fields = List.of(option.name(), option.value());
        } else if (task instanceof ErrandTask.ShowMessage show) {
            fields = List.of(
                    String.valueOf(show.message()),
                    show.text(),
                    show.from().toString(),
                    show.until().toString(),
                    String.valueOf(show.personal()));
        } else if (task instanceof ErrandTask.AddressMessage address) {
            fields = List.of(String.valueOf(address.message()), address.person());
        } else if (task instanceof ErrandTask.WithdrawMessage withdraw) {
            fields = List.of(String.valueOf(withdraw.message()));
        } else if (task instanceof ErrandTask.ClearLog clear) {
            fields = List.of(clear.reason());
        } else if (task instanceof ErrandTask.Resync resync) {
            fields = List.of(resync.person().map(EmployeeId::text).orElse(""), String.valueOf(resync.purge()));
        }
        return String.join(
                "\n", fields.stream().map(field -> field.replaceAll("\\R", " ")).toList());
    }

    static ErrandTask read(Kind kind, String text) {
        String[] fields = text.split("\n", -1);
        return switch (kind) {
            case PUT_HOLDER -> new ErrandTask.PutHolder(fields[0], fields[1], orNone(fields[2]), orNone(fields[3]));
            case REMOVE_HOLDER -> new ErrandTask.RemoveHolder(fields[0]);
            case PUT_TEMPLATE -> new ErrandTask.PutTemplate(fields[0], CredentialId.of(fields[1]));
            case REMOVE_TEMPLATE -> new ErrandTask.RemoveTemplate(fields[0], CredentialId.of(fields[1]));
            case MOVE_DOOR -> new ErrandTask.MoveDoor(Integer.parseInt(fields[0]), Movement.valueOf(fields[1]));
            case READ_PUNCHES ->
                new ErrandTask.ReadPunches(LocalDateTime.parse(fields[0]), LocalDateTime.parse(fields[1]));
            case SET_CLOCK -> new ErrandTask.SetClock();
            case RESTART -> new ErrandTask.Restart();
            case READ_HOLDERS -> new ErrandTask.ReadHolders();
            case IDENTIFY -> new ErrandTask.Identify();
            case SET_OPTION -> new ErrandTask.SetOption(fields[0], fields[1]);
            case SHOW_MESSAGE ->
                new ErrandTask.ShowMessage(
                        Integer.parseInt(fields[0]),
                        fields[1],
                        LocalDateTime.parse(fields[2]),
                        LocalDateTime.parse(fields[3]),
                        Boolean.parseBoolean(fields[4]));
            case ADDRESS_MESSAGE -> new ErrandTask.AddressMessage(Integer.parseInt(fields[0]), fields[1]);
            case WITHDRAW_MESSAGE -> new ErrandTask.WithdrawMessage(Integer.parseInt(fields[0]));
            case VISIT -> new ErrandTask.Visit();
            case READ_LOG -> new ErrandTask.ReadLog();
            case PROBE -> new ErrandTask.Probe();
            case CLEAR_LOG -> new ErrandTask.ClearLog(fields[0]);
            case RESYNC ->
                new ErrandTask.Resync(orNone(fields[0]).map(EmployeeId::of), Boolean.parseBoolean(fields[1]));
        };
    }

    private static Optional<String> orNone(String field) {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }
}
