package dev.gavel.api.platform.request;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * The problems a client can meet. Their names are part of the interface and never change.
 */
public enum ProblemType {

	MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not JSON"),

	BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is malformed"),

	TOKEN_IN_URL(HttpStatus.BAD_REQUEST, "The token must not be in the URL"),

	INVALID_IDEMPOTENCY_KEY(HttpStatus.BAD_REQUEST, "The Idempotency-Key is not valid"),

	UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Authentication is required"),

	INVALID_TOKEN(HttpStatus.UNAUTHORIZED, "The token is not valid"),

	CROSS_SITE(HttpStatus.FORBIDDEN, "The request came from another site"),

	FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),

	OUT_OF_SCOPE(HttpStatus.FORBIDDEN, "The token does not allow this"),

	UNKNOWN_HOST(HttpStatus.FORBIDDEN, "Unknown host name"),

	NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),

	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed"),

	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No acceptable content type"),

	BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The body came too slowly"),

	NO_TEST_CASES(HttpStatus.CONFLICT, "The question has no test cases"),

	TOO_MANY_TEST_CASES(HttpStatus.CONFLICT, "The question is full"),

	TOO_MANY_TOKENS(HttpStatus.CONFLICT, "The account has too many tokens"),

	TOO_MANY_WEBHOOKS(HttpStatus.CONFLICT, "The account has too many webhooks"),

	WEBHOOK_DISABLED(HttpStatus.CONFLICT, "The webhook is disabled"),

	TOO_MANY_JUDGEMENTS(HttpStatus.CONFLICT, "The submission was judged too often"),

	ATTEMPTS_USED(HttpStatus.CONFLICT, "No attempts are left"),

	ALREADY_DONE(HttpStatus.CONFLICT, "Nothing to cancel"),

	CANNOT_UNDO(HttpStatus.CONFLICT, "The edit cannot be undone"),

	HAS_SUBMISSIONS(HttpStatus.CONFLICT, "The question has submissions"),

	NO_SOLUTIONS(HttpStatus.CONFLICT, "The question has no reference solutions"),

	NOT_VERIFIED(HttpStatus.CONFLICT, "The question is not verified"),

	TOO_MANY_SOLUTIONS(HttpStatus.CONFLICT, "The question has too many reference solutions"),

	STILL_OPEN(HttpStatus.CONFLICT, "Already being judged"),

	IDEMPOTENCY_KEY_IN_USE(HttpStatus.CONFLICT, "The first request with this key is under way"),

	LAST_OPERATOR(HttpStatus.CONFLICT, "The last operator must stay"),

	GROUP_IN_USE(HttpStatus.CONFLICT, "The group is in use"),

	SIGN_UP_CLOSED(HttpStatus.CONFLICT, "Sign-up is closed"),

	REQUEST_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),

	SOURCE_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The program is too long"),

	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type is not supported"),

	IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key was used for another request"),

	INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "Some fields are invalid"),

	TOO_MANY_SUBMISSIONS(HttpStatus.TOO_MANY_REQUESTS, "Too many submissions in a short time"),

	TOO_MANY_WAITING(HttpStatus.TOO_MANY_REQUESTS, "Too many lines wait for their result"),

	TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests of this kind"),

	TOO_SOON(HttpStatus.TOO_MANY_REQUESTS, "Too soon after the last submission"),

	TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts"),

	INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error"),

	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service is not ready"),

	QUEUE_FULL(HttpStatus.SERVICE_UNAVAILABLE, "Too many submissions are waiting");

	private final HttpStatus status;

	private final String title;

	ProblemType(HttpStatus status, String title) {
		this.status = status;
		this.title = title;
	}

	public HttpStatus status() {
		return status;
	}

	public String title() {
		return title;
	}

	public URI uri() {
		return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

}
