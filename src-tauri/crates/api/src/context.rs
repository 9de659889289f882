pub struct Session; pub struct Context<'a>(std::marker::PhantomData<&'a ()>);
impl Session { pub fn new(_: Option<std::path::PathBuf>) -> Self { Self } }
impl Context<'_> { pub fn new(_: &Session) -> Self { Self(std::marker::PhantomData) } }
