// The manifest's address of this page carries the token; every call hands it back.
globalThis.pbToken = new URLSearchParams(window.location.search).get("token") || "";
globalThis.getAuth = async () => ({ token: globalThis.pbToken, provider: "pyxl_bench" });
