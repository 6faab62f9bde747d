package dev.gavel.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Starts the whole service with accounts, and one operator. {@link TestAccounts} makes
 * others, and acts as them. The service ends with the tests of a class: it would take
 * reports from the other tests' service, with which it shares Kafka.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApiTest
@Import(TestAccounts.class)
@DirtiesContext
@TestPropertySource(properties = { "gavel.access.mode=accounts", "gavel.access.operator.name=" + TestAccounts.OPERATOR,
		"gavel.access.operator.password-file=src/test/resources/operator-password", "gavel.compat.jobe.enabled=true",
		"gavel.compat.piston.enabled=true", "gavel.compat.judge0.enabled=true",
		"gavel.compat.sandbox-fusion.enabled=true", "gavel.compat.networks=" + TestAccounts.OPERATOR + "=127.0.0.9" })
public @interface AccountsTest {

}
