package org.clockhouse.rest.internal.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission that an operation needs. The caller's scope for it is what the operation hands to every query. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {
    String value();

    /** Whether it must be held for everybody, because what is done or shown concerns the whole company. */
    boolean everywhere() default false;
}
