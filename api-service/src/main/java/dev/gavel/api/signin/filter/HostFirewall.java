package dev.gavel.api.signin.filter;

import dev.gavel.api.platform.request.AllowedHosts;
import dev.gavel.api.worker.InternalConnector;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Refuses malformed requests, and foreign host names where browsers come in. Workers,
 * probes and monitors call replicas by addresses, at ports of their own.
 */
@Component
class HostFirewall implements HttpFirewall {

	private final StrictHttpFirewall forBrowsers = new StrictHttpFirewall();

	private final StrictHttpFirewall forOthers = new StrictHttpFirewall();

	private final InternalConnector connector;

	private final ServletContext ours;

	HostFirewall(AllowedHosts hosts, InternalConnector connector, ServletContext ours) {
		this.forBrowsers.setAllowedHostnames(hosts::contains);
		this.connector = connector;
		this.ours = ours;
	}

	@Override
	public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
		boolean browsers = request.getServletContext() == ours && !connector.received(request);
		return (browsers ? forBrowsers : forOthers).getFirewalledRequest(request);
	}

	@Override
	public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
		return forBrowsers.getFirewalledResponse(response);
	}

}
