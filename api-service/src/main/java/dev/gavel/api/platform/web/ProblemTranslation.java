package dev.gavel.api.platform.web;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.UnreadableJson;
import dev.gavel.api.platform.request.Violations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ResolvableType;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Translates exceptions into problems. */
@Component
class ProblemTranslation {

	private static final Logger logger = LoggerFactory.getLogger(ProblemTranslation.class);

	private static final String UNREADABLE_PARAMETER = "The query or the form could not be read; expected pairs such as"
			+ " name=value, percent-encoded in UTF-8: %C3%A9 for \u00e9, %25 for %.";

	Problem translate(Exception exception, HttpServletRequest request) {
		Problem problem = problemWithin(exception);
		if (problem != null) {
			return problem;
		}
		if (exception instanceof HttpMessageNotReadableException unreadable) {
			return UnreadableJson.problem(unreadable.getCause());
		}
		if (exception instanceof MethodArgumentTypeMismatchException mismatch) {
			return mismatch(mismatch, request);
		}
		if (exception instanceof InvalidParameterException invalid) {
			return byStatus(HttpStatusCode.valueOf(invalid.getErrorCode()), UNREADABLE_PARAMETER, request);
		}
		if (exception instanceof RequestRejectedException) {
			return new Problem(ProblemType.BAD_REQUEST, UNREADABLE_PARAMETER);
		}
		if (exception instanceof ErrorResponse response) {
			return refused(response, request);
		}
		return ours(exception, request);
	}

	private static @Nullable Problem problemWithin(@Nullable Throwable exception) {
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			if (cause instanceof Problem problem) {
				return problem;
			}
		}
		return null;
	}

	/** Answers an invalid id in a path like an unknown one. */
	private static Problem mismatch(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
		ResolvableType type = ResolvableType.forMethodParameter(mismatch.getParameter());
		Class<?> expected = type.hasGenerics() ? type.resolveGeneric(0) : type.resolve();
		Object found = (mismatch.getValue() instanceof Object[] several)
				? StringUtils.arrayToCommaDelimitedString(several) : mismatch.getValue();
		String message = Expected.butGot(expected, found);
		if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
			return new Problem(ProblemType.NOT_FOUND,
					"There is nothing at %s: %s.".formatted(Paths.requested(request), message));
		}
		return Violations.of(mismatch.getName(), message);
	}

	private static Problem nothingAt(HttpServletRequest request) {
		return new Problem(ProblemType.NOT_FOUND, "There is nothing at %s.".formatted(Paths.requested(request)));
	}

	private static Problem refused(ErrorResponse response, HttpServletRequest request) {
		if (response instanceof HttpMediaTypeNotSupportedException unsupported) {
			return new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Expected the content type %s, got %s."
				.formatted(MediaType.toString(unsupported.getSupportedMediaTypes()), request.getContentType()));
		}
		if (response instanceof HttpRequestMethodNotSupportedException unsupported) {
			return new Problem(ProblemType.METHOD_NOT_ALLOWED, "%s is not supported here. Supported: %s.".formatted(
					unsupported.getMethod(),
					String.join(", ", Objects.requireNonNullElse(unsupported.getSupportedMethods(), new String[0]))));
		}
		if (response instanceof HttpMediaTypeNotAcceptableException unacceptable) {
			return new Problem(ProblemType.NOT_ACCEPTABLE,
					"The answer would be %s, which the Accept header does not allow."
						.formatted(MediaType.toString(unacceptable.getSupportedMediaTypes())));
		}
		if (response instanceof MissingServletRequestParameterException missing) {
			return Violations.of(missing.getParameterName(), "is missing");
		}
		return byStatus(response.getStatusCode(), response.getBody().getDetail(), request);
	}

	static Problem byStatus(HttpStatusCode status, @Nullable String detail, HttpServletRequest request) {
		String text = (detail != null) ? detail : "The server answered with status %d.".formatted(status.value());
		return switch (status.value()) {
			case 404 -> nothingAt(request);
			case 405 -> new Problem(ProblemType.METHOD_NOT_ALLOWED, text);
			case 406 -> new Problem(ProblemType.NOT_ACCEPTABLE, text);
			case 413 -> new Problem(ProblemType.REQUEST_TOO_LARGE, text);
			case 415 -> new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, text);
			case 503 -> new Problem(ProblemType.UNAVAILABLE, text);
			default -> new Problem(status.is4xxClientError() ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL, text);
		};
	}

	/**
	 * Whether the transaction could not be ended, as when the database goes away in the
	 * middle. Such an exception hides the original failure.
	 */
	private static boolean couldNotEndTransaction(Exception exception) {
		return exception instanceof TransactionSystemException || exception.getCause() instanceof TransactionException;
	}

	private static Problem ours(Exception exception, HttpServletRequest request) {
		if (exception instanceof ConcurrencyFailureException) {
			logger.warn("{} {} conflicted with other transactions: {}", request.getMethod(), Paths.requested(request),
					exception.toString());
			return new Problem(ProblemType.UNAVAILABLE,
					"Other requests changed the same rows at the same time. Nothing was stored; try again.");
		}
		boolean notBegun = exception instanceof CannotCreateTransactionException
				|| exception instanceof TransientDataAccessException;
		if (notBegun || exception instanceof DataAccessResourceFailureException || couldNotEndTransaction(exception)) {
			logger.warn("{} {} could not reach the database: {}", request.getMethod(), Paths.requested(request),
					exception.toString());
			return new Problem(ProblemType.UNAVAILABLE, "The database does not answer. "
					+ (notBegun ? "Nothing was stored; try again." : "Check whether it was stored before retrying."));
		}
		logger.error("{} {} failed", request.getMethod(), Paths.requested(request), exception);
		return new Problem(ProblemType.INTERNAL, "Internal error; the server's log has the details.");
	}

}
