package dev.gavel.api.platform.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.annotation.Retryable;

/**
 * Calls the method again when the database ended its transaction because of a deadlock,
 * or because a lock was not free in time. Only for methods that begin their transactions.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Retryable(includes = ConcurrencyFailureException.class, maxRetries = 4, delay = 20, jitter = 10, multiplier = 2)
public @interface RetriedOnDeadlock {

}
