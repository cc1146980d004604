package org.clockhouse.front;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Puts a component that is a {@code javax.servlet.Servlet} behind the front. Only the service property outlives the build. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FrontPath {

    /** The service property {@code front.path}: {@code /}, {@code /api}, {@code /health} or {@code /problems}; {@code /gateway} for {@code /} of a gateway. */
    String value();
}
