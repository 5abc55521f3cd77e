//! A body that tells when it is over: sent to its end, or given up.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Body;
use bytes::Bytes;
use hyper::body::{Body as HttpBody, Frame, SizeHint};

/// The body, with something to be done when it is over.
pub fn then(body: Body, over: impl FnOnce() + Send + Unpin + 'static) -> Body {
    Body::new(Ending { body, over: Some(over) })
}

struct Ending<F: FnOnce()> {
    body: Body,
    over: Option<F>,
}

impl<F: FnOnce() + Unpin> HttpBody for Ending<F> {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl<F: FnOnce()> Drop for Ending<F> {
    fn drop(&mut self) {
        if let Some(over) = self.over.take() {
            over();
        }
    }
}
