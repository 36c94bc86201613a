use super::{Effect, EmbeddingState, Event, Refusal, advance};
use crate::client::Client;
use crate::flow::{Flow, HostEvent, Machine, Tell};
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise};
use leptos::task::spawn_local;
use std::pin::pin;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The maximum time that the host's function may take, in milliseconds.
const TOKEN_TIMEOUT_MS: u32 = 20_000;

/// The state machine of an element's session.
pub type Embedding = Machine<EmbeddingFlow>;

/// The rules of an element's session, and the objects that its effects use.
pub struct EmbeddingFlow {
    client: Client,
    tokens: TokenProvider,
    tell: Tell,
}

impl Flow for EmbeddingFlow {
    type State = EmbeddingState;
    type Event = Event;
    type Effect = Effect;

    fn advance(state: EmbeddingState, event: Event) -> (EmbeddingState, Vec<Effect>) {
        advance(state, event)
    }

    fn run(&self, effect: Effect, embedding: Embedding) {
        match effect {
            Effect::Ask => self.ask(embedding),
            Effect::UseSession(new) => self.client.use_session(&new.key),
            Effect::TellReady => self.tell.host(HostEvent::Ready {}),
            Effect::TellError(code) => self.tell.host(HostEvent::Error { code }),
        }
    }
}

impl Embedding {
    /// Starts with the question for a token.
    pub fn start(client: Client, tokens: TokenProvider, tell: Tell) -> Self {
        let flow = EmbeddingFlow { client, tokens, tell };
        let embedding = Machine::new(flow, EmbeddingState::Asking { earlier: None });
        embedding.run(Effect::Ask);
        embedding
    }
}

impl EmbeddingFlow {
    fn ask(&self, embedding: Embedding) {
        let (client, tokens) = (self.client, self.tokens.clone());
        spawn_local(async move {
            let answer = match tokens.token().await {
                Ok(token) => client.exchange(token).await.map(Box::new).map_err(Refusal::Failed),
                Err(why) => Err(why),
            };
            embedding.send(Event::Answered(answer));
        });
    }
}

/// The host's function, which returns a promise of a token.
#[derive(Clone, Debug)]
pub struct TokenProvider(pub Function);

impl TokenProvider {
    async fn token(&self) -> Result<String, Refusal> {
        let asked = self.0.call0(&JsValue::NULL).map_err(|_| Refusal::NoAnswer)?;
        let answer = pin!(JsFuture::from(Promise::resolve(&asked)));
        match select(answer, pin!(TimeoutFuture::new(TOKEN_TIMEOUT_MS))).await {
            Either::Left((Ok(token), _)) => {
                token.as_string().filter(|token| !token.is_empty()).ok_or(Refusal::NoToken)
            }
            Either::Left((Err(_), _)) | Either::Right(_) => Err(Refusal::NoAnswer),
        }
    }
}
