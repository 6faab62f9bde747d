package dev.gavel.api.signin;

import dev.gavel.api.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Paths for clients of other products, who send tokens in ways of their own. They may be
 * switched off.
 */
public interface ForeignPaths {

	/** Returns whether a request is for such a path. */
	boolean contain(HttpServletRequest request);

	/** Returns whether the path of such a request is switched on. */
	boolean serve(HttpServletRequest request);

	/** Returns the token of such a request, unless it is sent as everywhere. */
	@Nullable String token(HttpServletRequest request);

	/**
	 * Returns who sends such a request without a token, if its address tells.
	 * @param request whose address is its sender's, not that of an unknown proxy
	 */
	Optional<Caller> caller(HttpServletRequest request);

}
