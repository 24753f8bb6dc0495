/** Tries are counted for every room alike; here for the doors that people knock at. */
export { relieve, throttle } from "@/db/throttle";
