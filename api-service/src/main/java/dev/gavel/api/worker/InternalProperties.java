package dev.gavel.api.worker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetAddress;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where workers reach this service.
 *
 * @param port 0: any that is free
 */
public record InternalProperties(@Min(0) @Max(65535) @DefaultValue("8082") int port,
		@DefaultValue("127.0.0.1") InetAddress address) {

}
