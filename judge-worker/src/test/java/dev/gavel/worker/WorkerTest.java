package dev.gavel.worker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A whole worker on a real Kafka, with real containers. All such tests of a process share
 * one.
 */
@SpringBootTest(classes = JudgeWorkerApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "spring.config.name=" + JudgeWorkerApplication.CONFIG_NAME, "gavel.worker.id=test-worker",
				"gavel.worker.api-token=test-token", "gavel.worker.slots=2" })
@ContextConfiguration(initializers = WorkerEnvironment.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WorkerTest {

}
