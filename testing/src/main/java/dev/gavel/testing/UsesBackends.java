package dev.gavel.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/**
 * Gives a Spring test a real Kafka and a real MySQL, by the properties
 * {@code spring.kafka.bootstrap-servers} and {@code spring.datasource.*}. All tests of a
 * process share the servers; each context has a database of its own. A server that no
 * bean asks for is not started.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ContextConfiguration(initializers = BackendsInitializer.class)
public @interface UsesBackends {

}
