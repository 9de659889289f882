//! As much of the WebDriver protocol as the journeys need.
//!
//! Blocking and thin, over a small HTTP client: the journeys do one thing after the other, and the usual clients would
//! bring an asynchronous runtime for it.

use std::path::Path;

use serde_json::{Value, json};

/// The key under which the protocol hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window under control.
pub struct Browser {
    agent: ureq::Agent,
    /// Address of the session.
    session: String,
}

/// Something on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(String);

/// Whether the driver takes orders.
pub fn is_ready(driver: &str) -> bool {
    send(&agent(), "GET", &format!("{driver}/status"), None).is_ok()
}

impl Browser {
    /// Starts `program` under control.
    pub fn start(driver: &str, program: &Path, arguments: &[String]) -> Self {
        let agent = agent();
        let wanted = json!({
            "capabilities": {
                "alwaysMatch": {
                    "tauri:options": { "application": program, "args": arguments },
                },
            },
        });
        let made = send(&agent, "POST", &format!("{driver}/session"), Some(&wanted))
            .unwrap_or_else(|error| panic!("the window did not start: {error}"));
        let id = made["sessionId"].as_str().expect("a session has an id");
        Self {
            session: format!("{driver}/session/{id}"),
            agent,
        }
    }

    /// Closes the window.
    pub fn close(&self) {
        let _ = send(&self.agent, "DELETE", &self.session, None);
    }

    /// Everything that fits a CSS selector, in the order of the page.
    pub fn elements(&self, selector: &str) -> Vec<Element> {
        let body = json!({ "using": "css selector", "value": selector });
        self.ask("POST", "/elements", Some(&body))
            .ok()
            .as_ref()
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|found| Some(Element(found[ELEMENT].as_str()?.to_owned())))
            .collect()
    }

    /// The role that a screen reader is told; none if the element has gone.
    pub fn role(&self, element: &Element) -> Option<String> {
        self.text(element, "computedrole")
    }

    /// The name that a screen reader is told; none if the element has gone.
    pub fn name(&self, element: &Element) -> Option<String> {
        self.text(element, "computedlabel")
    }

    /// An attribute; none if there is no such attribute, or the element has gone.
    pub fn attribute(&self, element: &Element, name: &str) -> Option<String> {
        self.text(element, &format!("attribute/{name}"))
    }

    /// What stands in a field.
    pub fn value(&self, element: &Element) -> String {
        self.text(element, "property/value").unwrap_or_default()
    }

    /// Whether it can be seen.
    pub fn is_displayed(&self, element: &Element) -> bool {
        self.of(element, "GET", "displayed", None) == Ok(Value::Bool(true))
    }

    /// A click in its middle.
    pub fn click(&self, element: &Element) -> Result<(), String> {
        self.of(element, "POST", "click", Some(&json!({})))
            .map(drop)
    }

    /// Empties a field.
    pub fn clear(&self, element: &Element) -> Result<(), String> {
        self.of(element, "POST", "clear", Some(&json!({})))
            .map(drop)
    }

    /// Keys, as if typed into it.
    pub fn keys(&self, element: &Element, keys: &str) -> Result<(), String> {
        self.of(element, "POST", "value", Some(&json!({ "text": keys })))
            .map(drop)
    }

    /// A key for the page as a whole.
    pub fn press(&self, key: &str) {
        self.keyboard(&json!([
            { "type": "keyDown", "value": key },
            { "type": "keyUp", "value": key },
        ]));
    }

    /// A key for the page as a whole, while another is held.
    pub fn press_with(&self, held: char, key: char) {
        self.keyboard(&json!([
            { "type": "keyDown", "value": held },
            { "type": "keyDown", "value": key },
            { "type": "keyUp", "value": key },
            { "type": "keyUp", "value": held },
        ]));
    }

    fn keyboard(&self, actions: &Value) {
        self.act(&json!([{ "type": "key", "id": "keyboard", "actions": actions }]));
    }

    /// Presses the mouse at one place of an element and lets it go at another; both as fractions of its width.
    pub fn drag(&self, element: &Element, from: f64, to: f64) {
        let place = self
            .of(element, "GET", "rect", None)
            .expect("it is on the page");
        let number = |name: &str| place[name].as_f64().expect("a rectangle is four numbers");
        let x = |fraction: f64| (number("x") + number("width") * fraction).round();
        let y = (number("y") + number("height") / 2.0).round();
        let go = |x: f64| json!({ "type": "pointerMove", "duration": 50, "x": x, "y": y, "origin": "viewport" });
        self.act(&json!([{
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [
                go(x(from)),
                { "type": "pointerDown", "button": 0 },
                go(x(f64::midpoint(from, to))),
                go(x(to)),
                { "type": "pointerUp", "button": 0 },
            ],
        }]));
    }

    /// What a script of the test's own gives; the page cannot tell it from the driver.
    pub fn script(&self, script: &str) -> Value {
        let body = json!({ "script": script, "args": [] });
        self.ask("POST", "/execute/sync", Some(&body))
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The picture of the page, as PNG in base 64.
    pub fn picture(&self) -> Result<String, String> {
        let picture = self.ask("GET", "/screenshot", None)?;
        picture
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| "no picture".to_owned())
    }

    fn act(&self, actions: &Value) {
        self.ask("POST", "/actions", Some(&json!({ "actions": actions })))
            .unwrap_or_else(|error| panic!("{actions}: {error}"));
    }

    fn text(&self, element: &Element, what: &str) -> Option<String> {
        let text = self.of(element, "GET", what, None).ok()?;
        text.as_str().map(str::to_owned)
    }

    fn of(
        &self,
        element: &Element,
        method: &str,
        what: &str,
        body: Option<&Value>,
    ) -> Result<Value, String> {
        self.ask(method, &format!("/element/{}/{what}", element.0), body)
    }

    /// One order to the window, by its path below the session.
    pub fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        send(
            &self.agent,
            method,
            &format!("{}{path}", self.session),
            body,
        )
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .new_agent()
}

/// One exchange; an error is the driver's own word for what is wrong.
fn send(
    agent: &ureq::Agent,
    method: &str,
    url: &str,
    body: Option<&Value>,
) -> Result<Value, String> {
    let answer = match (method, body) {
        ("POST", body) => agent.post(url).send_json(body.unwrap_or(&json!({}))),
        ("DELETE", _) => agent.delete(url).call(),
        _ => agent.get(url).call(),
    };
    let mut answer = answer.map_err(|error| error.to_string())?;
    let is_good = answer.status().is_success();
    let mut answer: Value = answer
        .body_mut()
        .read_json()
        .map_err(|error| error.to_string())?;
    let value = answer["value"].take();
    if is_good {
        Ok(value)
    } else {
        Err(format!("{}: {}", value["error"], value["message"]))
    }
}
