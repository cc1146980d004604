package org.clockhouse.terminal.internal.errand;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.Token;
import org.clockhouse.terminal.ErrandTask;

/** The suite's words for tasks into drivers' words. */
public final class Tasks {

    private Tasks() {}

    public static Task translate(ErrandTask task) {
        if (task instanceof ErrandTask.PutHolder put) {
            return new Task.PutHolder(put.holder(), put.name(), grants(put));
        }
        if (task instanceof ErrandTask.RemoveHolder remove) {
            return new Task.RemoveHolder(remove.holder());
        }
        if (task instanceof ErrandTask.ReadPunches read) {
            return new Task.ReadPunches(read.from(), read.until());
        }
        if (task instanceof ErrandTask.MoveDoor move) {
            return new Task.MoveDoor(
                    move.door(), DoorControl.Command.valueOf(move.movement().name()));
        }
        if (task instanceof ErrandTask.SetOption option) {
            return new Task.SetOption(option.name(), option.value());
        }
        if (task instanceof ErrandTask.ShowMessage show) {
            return new Task.ShowMessage(show.message(), show.text(), show.from(), show.until(), show.personal());
        }
        if (task instanceof ErrandTask.AddressMessage address) {
            return new Task.AddressMessage(address.message(), address.person());
        }
        if (task instanceof ErrandTask.WithdrawMessage withdraw) {
            return new Task.WithdrawMessage(withdraw.message());
        }
        if (task instanceof ErrandTask.PutTemplate || task instanceof ErrandTask.RemoveTemplate) {
            throw new IllegalArgumentException("a template is looked up where it is handed out");
        }
        return switch (task.kind()) {
            case SET_CLOCK -> new Task.SetClock();
            case RESTART -> new Task.Restart();
            case READ_HOLDERS -> new Task.ReadHolders();
            case IDENTIFY -> new Task.Identify();
            default -> throw new IllegalArgumentException("no terminal is told to " + task.kind());
        };
    }

    private static List<Grant> grants(ErrandTask.PutHolder put) {
        List<Grant> grants = new ArrayList<>();
        put.card().ifPresent(card -> grants.add(grant(put, CredentialKind.CARD, new Token(card))));
        put.pin()
                .ifPresent(pin ->
                        grants.add(grant(put, CredentialKind.PIN, Token.of(pin.getBytes(StandardCharsets.US_ASCII)))));
        return grants;
    }

    private static Grant grant(ErrandTask.PutHolder put, CredentialKind kind, Token token) {
        return Grant.builder(put.holder(), put.holder(), kind, token)
                .holderName(put.name())
                .build();
    }
}
