package dev.gavel.api.platform.web;

import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.stereotype.Component;

/**
 * Lets a port of the actuator's own listen where the service does. By default it would
 * listen on all addresses, and the setting must not be there without such a port.
 */
@Component
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class ManagementAddress {

	ManagementAddress(ManagementServerProperties properties, @Value("${server.address:0.0.0.0}") InetAddress address) {
		if (properties.getAddress() == null) {
			properties.setAddress(address);
		}
	}

}
