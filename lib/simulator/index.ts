export { composeCallback } from "./compose-callback";
export { decideCharge } from "./decide-charge";
export { simulatorDoor } from "./door";
export { openTestPage } from "./open-test-page";
