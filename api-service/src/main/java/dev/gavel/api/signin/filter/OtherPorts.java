package dev.gavel.api.signin.filter;

import dev.gavel.api.worker.InternalConnector;
import dev.gavel.api.worker.WorkerRequests;
import jakarta.servlet.ServletContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

/** What requests pass that people and their programs do not send. */
@Configuration(proxyBeanMethods = false)
class OtherPorts {

	@Bean
	@Order(1)
	SecurityFilterChain internalChain(InternalConnector connector, WorkerRequests workers) {
		InternalFilter filter = new InternalFilter(connector, workers);
		return new DefaultSecurityFilterChain(filter::guards, filter);
	}

	/**
	 * The port of the actuator, if it has its own, is open to those whom the network lets
	 * through: probes and monitors send no credentials.
	 */
	@Bean
	@Order(2)
	SecurityFilterChain managementChain(ServletContext ours) {
		return new DefaultSecurityFilterChain((request) -> request.getServletContext() != ours);
	}

}
