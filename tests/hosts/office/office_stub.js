// Stands in for Office.js in a browser without Excel: enough for custom functions, scripts and their errors.
globalThis.associated = {};
globalThis.Office = {
  onReady: (then) => { const info = { host: "Excel", platform: "OfficeOnline" }; if (then) then(info); return Promise.resolve(info); },
  actions: { associate: () => {} },
  context: { requirements: { isSetSupported: (name, version) => name !== "CustomFunctionsRuntime" || parseFloat(version) <= 1.4 },
             platform: "OfficeOnline", diagnostics: { platform: "OfficeOnline" } },
  HostType: { Excel: "Excel" }, PlatformType: {}, addin: { setStartupBehavior: async () => {} },
  StartupBehavior: { load: "load" }, EventType: {},
};
class CustomFunctionsError extends Error { constructor(code, message) { super(message); this.code = code; } }
globalThis.CustomFunctions = {
  associate: (name, call) => { globalThis.associated[name] = call; },
  Error: CustomFunctionsError, ErrorCode: { invalidValue: "#VALUE!" },
};
const loaded = { load: () => {}, name: "Bog.xlsx" };
globalThis.Excel = {
  RequestContext: class {
    workbook = loaded;
    application = { cultureInfo: { load: () => {}, name: "da-DK", datetimeFormat: { load: () => {}, shortDatePattern: "dd-mm-yyyy" } } };
    async sync() {}
  },
  run: async (work) => work(new globalThis.Excel.RequestContext()),
};
