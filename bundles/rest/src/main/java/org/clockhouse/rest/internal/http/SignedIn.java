package org.clockhouse.rest.internal.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation on the caller's own account, for which being signed in is enough. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SignedIn {

    /** Whether it may be used while the password must still be changed. */
    boolean beforePasswordChange() default false;
}
