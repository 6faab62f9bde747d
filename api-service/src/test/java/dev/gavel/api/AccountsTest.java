package dev.gavel.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Starts the whole service with accounts, and one operator. {@link TestAccounts} makes
 * others, and acts as them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApiTest
@Import(TestAccounts.class)
@TestPropertySource(properties = { "gavel.access.mode=accounts", "gavel.access.operator.name=" + TestAccounts.OPERATOR,
		"gavel.access.operator.password-file=src/test/resources/operator-password" })
public @interface AccountsTest {

}
