package dev.gavel.worker.sandbox.oci;

import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import dev.gavel.worker.sandbox.oci.host.SandboxUnfit;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The sandbox of a worker. The application does not start on a host that cannot keep
 * programs apart.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SandboxProperties.class)
class SandboxConfiguration {

	@Bean(destroyMethod = "close")
	OciSandbox sandbox(SandboxProperties properties, WorkerProperties worker, ObjectProvider<MeterRegistry> meters)
			throws IOException {
		CellWorkshop workshop = CellWorkshop.open(properties);
		try {
			OciSandbox sandbox = workshop.start(worker.slots());
			meters.ifAvailable((registry) -> sandbox.warm()
				.forEach((name, warm) -> new SandboxMetrics(name, warm.pool(), warm.facts()).bindTo(registry)));
			return sandbox;
		}
		catch (SandboxUnfit ex) {
			workshop.close();
			throw ex;
		}
	}

	@Bean
	SandboxHealth sandboxHealth(OciSandbox sandbox) {
		return new SandboxHealth(sandbox);
	}

}
