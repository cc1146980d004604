package org.clockhouse.request;

import org.clockhouse.account.RoleId;

/**
 * What lies on the desk of a role, of the people for whom it is held.
 *
 * @param toDecide waiting for a word
 * @param toDo agreed, to be carried out
 * @param overdue of both, those that are late
 */
public record RequestQueue(RoleId role, int toDecide, int toDo, int overdue) {

    public boolean isEmpty() {
        return toDecide + toDo == 0;
    }
}
