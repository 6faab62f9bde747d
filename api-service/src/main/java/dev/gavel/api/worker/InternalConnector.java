package dev.gavel.api.worker;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The internal port, which workers use. Nothing that a client or a proxy sends changes
 * which port it reached.
 */
@Component
public class InternalConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	/** Workers ask rarely, and each only once per slot. */
	private static final int MOST_THREADS = 50;

	private final Connector connector = new Connector("HTTP/1.1");

	/** Spring applies no {@code server.*} setting to a further connector. */
	InternalConnector(InternalProperties properties) {
		connector.setPort(properties.port());
		AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
		protocol.setAddress(properties.address());
		protocol.setMaxThreads(MOST_THREADS);
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addAdditionalConnectors(connector);
	}

	/** Returns whether a request came in here. */
	public boolean received(HttpServletRequest request) {
		return request.getLocalPort() == port();
	}

	public int port() {
		return connector.getLocalPort();
	}

}
