package dev.gavel.worker.sandbox.oci;

import java.io.IOException;

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
	OciSandbox sandbox(SandboxProperties properties) throws IOException {
		CellWorkshop workshop = CellWorkshop.open(properties);
		try {
			return workshop.start();
		}
		catch (RuntimeException ex) {
			workshop.close();
			throw ex;
		}
	}

}
