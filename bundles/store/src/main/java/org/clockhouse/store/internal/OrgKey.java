package org.clockhouse.store.internal;

import java.io.Serializable;
import java.util.Objects;

/**
 * The key of every aggregate's row, company first, for {@code @IdClass(OrgKey.class)}: the row class has the fields
 * {@code @Id @Column(name = "org_id") String orgId} and {@code @Id String id}.
 */
public final class OrgKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private String orgId;
    private String id;

    /** For JPA. */
    public OrgKey() {}

    OrgKey(String orgId, String id) {
        this.orgId = orgId;
        this.id = id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrgKey key && Objects.equals(orgId, key.orgId) && Objects.equals(id, key.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(orgId, id);
    }

    @Override
    public String toString() {
        return id;
    }
}
