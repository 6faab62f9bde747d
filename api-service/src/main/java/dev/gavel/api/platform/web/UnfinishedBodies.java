package dev.gavel.api.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Closes the connection of a request that was refused because its body takes too long.
 * Tomcat would read the rest of the body, however long that takes.
 */
@Component
final class UnfinishedBodies extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final Duration patience;

	UnfinishedBodies() {
		this(PacedBody.PATIENCE);
	}

	UnfinishedBodies(Duration patience) {
		super(true);
		this.patience = patience;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(this);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
		if (response.getStatus() >= 400 && isOld(request) && !request.isAsync()) {
			request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	private boolean isOld(Request request) {
		return System.nanoTime() - request.getCoyoteRequest().getStartTimeNanos() > patience.toNanos();
	}

}
