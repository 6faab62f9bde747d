package dev.gavel.api.webhook.receiver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks up the addresses of hosts and refuses those that may not be called. The client
 * connects to the addresses that this returns and asks nobody else, so that a name which
 * means another address the next time changes nothing.
 */
@Component
class CheckedResolver implements DnsResolver {

	private final AllowedAddresses allowed;

	private final DnsResolver system;

	@Autowired
	CheckedResolver(AllowedAddresses allowed) {
		this(allowed, SystemDefaultDnsResolver.INSTANCE);
	}

	CheckedResolver(AllowedAddresses allowed, DnsResolver system) {
		this.allowed = allowed;
		this.system = system;
	}

	/**
	 * @throws AddressRefused when one of the addresses may not be called
	 */
	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] addresses = system.resolve(host);
		for (InetAddress address : addresses) {
			if (!allowed.allows(address)) {
				throw new AddressRefused();
			}
		}
		return addresses;
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

	/** Does not say which address it is: names may be those of a private network. */
	static final class AddressRefused extends UnknownHostException {

		AddressRefused() {
			super("The address is private or reserved");
		}

	}

}
