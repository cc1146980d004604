package org.clockhouse.rest.internal.http;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.validation.ConstraintViolation;
import javax.validation.Validation;
import javax.validation.Validator;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * What every request body is held to before a resource sees it: each member that is not {@link Maybe} is there, and the
 * constraints on the record hold. A resource cannot forget to ask for it.
 */
public final class Shape {

    private final Validator validator = Validation.byProvider(HibernateValidator.class)
            .providerResolver(() -> List.of(new HibernateValidator()))
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    /** @throws ProblemException INVALID, naming every wrong member */
    public <T> T checked(T value) {
        List<Problem.FieldError> errors = new ArrayList<>();
        if (value == null) {
            errors.add(new Problem.FieldError("", "value.missing", "a body is needed"));
        } else {
            missing("", value, errors);
        }
        if (errors.isEmpty()) {
            validator.validate(value).stream()
                    .map(Shape::error)
                    .sorted(Shape::byPointer)
                    .forEach(errors::add);
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.INVALID, "request.invalid", said(errors), errors));
        }
        return value;
    }

    private static void missing(String pointer, Object value, List<Problem.FieldError> errors) {
        if (value instanceof Collection<?> items) {
            int index = 0;
            for (Object item : items) {
                present(pointer + "/" + index++, item, errors);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> present(pointer + "/" + key, item, errors));
        } else if (value instanceof Record && value.getClass().getName().startsWith("org.clockhouse.rest.")) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object member = read(component, value);
                String place = pointer + "/" + component.getName();
                if (member != null || !component.isAnnotationPresent(Maybe.class)) {
                    present(place, member, errors);
                }
            }
        }
    }

    private static void present(String pointer, Object value, List<Problem.FieldError> errors) {
        if (value == null) {
            errors.add(new Problem.FieldError(pointer, "value.missing", "this member is needed"));
        } else {
            missing(pointer, value, errors);
        }
    }

    private static Object read(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("unreadable member " + component, e);
        }
    }

    private static Problem.FieldError error(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String code =
                "value." + constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
        String pointer = "/"
                + violation
                        .getPropertyPath()
                        .toString()
                        .replaceAll("\\[(\\w+)]", ".$1")
                        .replace('.', '/');
        return new Problem.FieldError(pointer, code, violation.getMessage());
    }

    private static int byPointer(Problem.FieldError one, Problem.FieldError other) {
        return one.pointer().compareTo(other.pointer());
    }

    private static String said(List<Problem.FieldError> errors) {
        Problem.FieldError first = errors.get(0);
        String more = errors.size() == 1 ? "" : " and " + (errors.size() - 1) + " more";
        return first.pointer() + ": " + first.detail() + more;
    }
}
