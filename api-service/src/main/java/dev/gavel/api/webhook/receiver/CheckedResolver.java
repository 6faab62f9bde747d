package dev.gavel.api.webhook.receiver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.net.InetAddressUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks up the addresses of hosts and refuses those that may not be called. The client
 * connects to the addresses that this returns and asks nobody else, so that a name which
 * means another address the next time changes nothing.
 */
@Component
class CheckedResolver implements DnsResolver, AutoCloseable {

	private final AllowedAddresses allowed;

	private final DnsResolver system;

	private final Duration longest;

	/** While somebody waits for the answer: a name server may keep silent. */
	private final ExecutorService checking = threads(8);

	/** One for each request that may be under way, and more for those given up. */
	private final ExecutorService sending = threads(100);

	@Autowired
	CheckedResolver(AllowedAddresses allowed) {
		this(allowed, SystemDefaultDnsResolver.INSTANCE, Duration.ofSeconds(5));
	}

	CheckedResolver(AllowedAddresses allowed, DnsResolver system, Duration longest) {
		this.allowed = allowed;
		this.system = system;
		this.longest = longest;
	}

	/** Takes no more tasks than it has threads. */
	private static ExecutorService threads(int most) {
		return new ThreadPoolExecutor(0, most, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), (task) -> {
			Thread thread = new Thread(task, "webhook-names");
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Looks up a host before anything is sent to it.
	 * @throws UnknownHostException when it may not be called
	 */
	void check(String host) throws UnknownHostException {
		resolve(host, checking);
	}

	/**
	 * Checks a host that is an address; a name passes.
	 * @throws UnknownHostException when it may not be called
	 */
	void checkAddress(String host) throws UnknownHostException {
		if (host.indexOf(':') >= 0 || InetAddressUtils.isIPv4(host)) {
			requireAllowed(InetAddress.getByName(host));
		}
	}

	/**
	 * @throws AddressRefused when one of the addresses may not be called
	 */
	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		return resolve(host, sending);
	}

	private InetAddress[] resolve(String host, ExecutorService threads) throws UnknownHostException {
		InetAddress[] addresses = lookedUp(host, threads);
		for (InetAddress address : addresses) {
			requireAllowed(address);
		}
		return addresses;
	}

	private void requireAllowed(InetAddress address) throws AddressRefused {
		if (!allowed.allows(address)) {
			throw new AddressRefused();
		}
	}

	private InetAddress[] lookedUp(String host, ExecutorService threads) throws UnknownHostException {
		try {
			return threads.submit(() -> system.resolve(host)).get(longest.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException | RejectedExecutionException ex) {
			throw new UnknownHostException(host);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UnknownHostException(host);
		}
	}

	@Override
	public void close() {
		checking.shutdownNow();
		sending.shutdownNow();
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
