package dev.gavel.api.signin.filter;

import dev.gavel.api.platform.request.AllowedOrigins;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets browsers show our answers to pages of allowed origins (CORS). They are not told
 * that cookies may be sent.
 */
public final class OtherOrigins implements CorsConfigurationSource {

	private final AllowedOrigins origins;

	private final CorsConfiguration allowed = new CorsConfiguration();

	private OtherOrigins(AllowedOrigins origins) {
		this.origins = origins;
		allowed.setAllowedOriginPatterns(List.of(CorsConfiguration.ALL));
		allowed.setAllowCredentials(false);
		allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
		allowed.setAllowedHeaders(
				List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_ENCODING,
						"Idempotency-Key", "Last-Event-ID", "traceparent", "X-Auth-Token", "X-API-KEY"));
		allowed.setExposedHeaders(List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, "Idempotent-Replayed",
				"RateLimit", "RateLimit-Policy", "Trace-Id"));
		allowed.setMaxAge(Duration.ofHours(1));
	}

	public static CorsFilter filter(AllowedOrigins origins) {
		return new CorsFilter(new OtherOrigins(origins));
	}

	/** Returns nothing for all others, which are served without any permission. */
	@Override
	public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
		return origins.contains(request.getHeader(HttpHeaders.ORIGIN)) ? allowed : null;
	}

}
