//! A body that tells when it is over: taken to its end, or given up.

use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Body;
use bytes::Bytes;
use hyper::body::{Body as HttpBody, Frame, SizeHint};

/// The body, with something to be done with what is left of it when it is over.
pub fn then(body: Body, over: impl FnOnce(Body) + Send + Unpin + 'static) -> Body {
    Body::new(Ending { body, over: Some(over) })
}

struct Ending<F: FnOnce(Body)> {
    body: Body,
    over: Option<F>,
}

impl<F: FnOnce(Body) + Unpin> HttpBody for Ending<F> {
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

impl<F: FnOnce(Body)> Drop for Ending<F> {
    fn drop(&mut self) {
        if let Some(over) = self.over.take() {
            over(mem::take(&mut self.body));
        }
    }
}
